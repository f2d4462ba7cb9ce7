/**
 * An ONNX graph put together node by node: {@link org.concordml.onnx.graph.GraphWriter}. The only
 * package that knows ONNX's protocol messages.
 */
@NullMarked
package org.concordml.onnx.graph;

import org.jspecify.annotations.NullMarked;
