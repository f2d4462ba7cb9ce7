package org.concordml.engine.plain;

import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.contract.BackendContract;

class JavaBackendContractTest extends BackendContract {
  JavaBackendContractTest() {
    super(new JavaBackend(), Precision.FLOAT64);
  }
}
