package org.concordml.engine.onnxruntime;

import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.contract.ScoringBackendContract;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(
    value = OS.MAC,
    architectures = "x86_64",
    disabledReason = "ONNX Runtime 1.28 has no library for it")
class OnnxRuntimeBackendContractTest extends ScoringBackendContract {
  OnnxRuntimeBackendContractTest() {
    super(new OnnxRuntimeBackend(), Precision.FLOAT32);
  }
}
