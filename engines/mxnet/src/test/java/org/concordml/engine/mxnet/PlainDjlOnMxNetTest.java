package org.concordml.engine.mxnet;

import org.concordml.engine.testkit.contract.PlainDjlContract;
import org.junit.jupiter.api.condition.DisabledOnOs;

@DisabledOnOs(architectures = "aarch64", disabledReason = "MXNet has no build for it")
class PlainDjlOnMxNetTest extends PlainDjlContract {
  PlainDjlOnMxNetTest() {
    super(new MxNetBackend(), "MXNet");
  }
}
