/** The {@code pytorch} engine: natives, device probing and workarounds; the rest is shared. */
package org.concordml.engine.pytorch;
