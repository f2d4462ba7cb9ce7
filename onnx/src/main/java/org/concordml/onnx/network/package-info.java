/** The arithmetic of a network as nodes of a graph. */
@NullMarked
package org.concordml.onnx.network;

import org.jspecify.annotations.NullMarked;
