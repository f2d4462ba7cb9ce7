/**
 * Models as ONNX graphs: {@link org.concordml.onnx.ModelGraph} from columns as they are read to
 * predictions and labels, {@link org.concordml.onnx.NetworkGraph} from features to outputs. Only
 * operators of the standard are used, and the same model gives the same bytes. {@link
 * org.concordml.onnx.ModelCheck} runs a graph with whatever {@link org.concordml.onnx.GraphRunner}
 * there is.
 */
@NullMarked
package org.concordml.onnx;

import org.jspecify.annotations.NullMarked;
