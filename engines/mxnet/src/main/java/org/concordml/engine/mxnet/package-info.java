/** The {@code mxnet} engine: natives, device probing and workarounds; the rest is shared. */
@NullMarked
package org.concordml.engine.mxnet;

import org.jspecify.annotations.NullMarked;
