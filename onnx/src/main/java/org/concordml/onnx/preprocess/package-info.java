/**
 * A fitted preprocessing as nodes of a graph: {@link org.concordml.onnx.preprocess.Preprocessor},
 * from columns as they are read to features. Numbers are float64 on the way.
 */
@NullMarked
package org.concordml.onnx.preprocess;

import org.jspecify.annotations.NullMarked;
