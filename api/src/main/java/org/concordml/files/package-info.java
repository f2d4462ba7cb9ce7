/**
 * Files that are written whole or not at all, and why one cannot be, in words.
 *
 * <p>May depend on nothing else of the library.
 */
@NullMarked
package org.concordml.files;

import org.jspecify.annotations.NullMarked;
