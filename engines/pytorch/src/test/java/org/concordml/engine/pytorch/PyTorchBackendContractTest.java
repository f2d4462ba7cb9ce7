package org.concordml.engine.pytorch;

import org.concordml.engine.testkit.BackendContract;
import org.concordml.engine.testkit.Precision;

class PyTorchBackendContractTest extends BackendContract {
  PyTorchBackendContractTest() {
    super(new PyTorchBackend(), Precision.FLOAT32);
  }
}
