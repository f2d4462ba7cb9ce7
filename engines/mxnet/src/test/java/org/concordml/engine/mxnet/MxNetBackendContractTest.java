package org.concordml.engine.mxnet;

import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.contract.BackendContract;
import org.junit.jupiter.api.condition.DisabledOnOs;

@DisabledOnOs(architectures = "aarch64", disabledReason = "MXNet has no build for it")
class MxNetBackendContractTest extends BackendContract {
  MxNetBackendContractTest() {
    super(new MxNetBackend(), Precision.FLOAT32);
  }
}
