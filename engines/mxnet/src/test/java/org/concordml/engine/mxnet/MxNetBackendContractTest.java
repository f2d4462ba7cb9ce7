package org.concordml.engine.mxnet;

import org.concordml.engine.testkit.BackendContract;
import org.concordml.engine.testkit.Precision;

class MxNetBackendContractTest extends BackendContract {
  MxNetBackendContractTest() {
    super(new MxNetBackend(), Precision.FLOAT32);
  }
}
