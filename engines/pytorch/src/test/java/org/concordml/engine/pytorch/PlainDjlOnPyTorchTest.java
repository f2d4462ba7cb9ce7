package org.concordml.engine.pytorch;

import org.concordml.engine.testkit.PlainDjlContract;

class PlainDjlOnPyTorchTest extends PlainDjlContract {
  PlainDjlOnPyTorchTest() {
    super(new PyTorchBackend(), "PyTorch");
  }
}
