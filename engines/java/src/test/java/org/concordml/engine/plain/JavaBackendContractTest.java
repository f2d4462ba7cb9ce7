package org.concordml.engine.plain;

import org.concordml.engine.testkit.BackendContract;
import org.concordml.engine.testkit.Precision;

class JavaBackendContractTest extends BackendContract {
  JavaBackendContractTest() {
    super(new JavaBackend(), Precision.FLOAT64);
  }
}
