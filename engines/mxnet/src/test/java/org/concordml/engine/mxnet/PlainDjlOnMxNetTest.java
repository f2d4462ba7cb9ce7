package org.concordml.engine.mxnet;

import org.concordml.engine.testkit.PlainDjlContract;

class PlainDjlOnMxNetTest extends PlainDjlContract {
  PlainDjlOnMxNetTest() {
    super(new MxNetBackend(), "MXNet");
  }
}
