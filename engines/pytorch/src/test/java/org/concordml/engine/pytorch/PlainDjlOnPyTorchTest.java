package org.concordml.engine.pytorch;

import org.concordml.engine.testkit.contract.PlainDjlContract;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(
    value = OS.MAC,
    architectures = "x86_64",
    disabledReason = "libtorch 2.7.1 has no build for it")
class PlainDjlOnPyTorchTest extends PlainDjlContract {
  PlainDjlOnPyTorchTest() {
    super(new PyTorchBackend(), "PyTorch");
  }
}
