/**
 * Native libraries before they are loaded: where DJL unpacks them ({@link
 * org.concordml.engine.djl.natives.NativeCache}), whether they are whole and nobody else can have
 * written there ({@link org.concordml.engine.djl.natives.NativePackage}, {@link
 * org.concordml.engine.djl.natives.WriteAccess}), and what of the process they read as they load.
 */
@NullMarked
package org.concordml.engine.djl.natives;

import org.jspecify.annotations.NullMarked;
