/**
 * The engine {@code onnxruntime}: scores with ONNX Runtime what another engine trained. {@link
 * org.concordml.engine.onnxruntime.OnnxRuntimeBackend} is its only door.
 */
@NullMarked
package org.concordml.engine.onnxruntime;

import org.jspecify.annotations.NullMarked;
