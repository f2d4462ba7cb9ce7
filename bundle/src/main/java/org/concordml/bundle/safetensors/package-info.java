/**
 * Named tensors in the format <a href="https://github.com/huggingface/safetensors">safetensors</a>,
 * which Python, Rust and others read: no code in it, nothing to run. Read strictly, whatever a file
 * claims.
 */
@NullMarked
package org.concordml.bundle.safetensors;

import org.jspecify.annotations.NullMarked;
