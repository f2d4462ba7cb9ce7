/** The {@code pytorch} engine: natives, device probing and workarounds; the rest is shared. */
@NullMarked
package org.concordml.engine.pytorch;

import org.jspecify.annotations.NullMarked;
