/**
 * Networks as ONNX graphs: {@link org.concordml.onnx.NetworkGraph} from features to outputs. Only
 * operators of the standard are used, and the same network gives the same bytes.
 */
@NullMarked
package org.concordml.onnx;

import org.jspecify.annotations.NullMarked;
