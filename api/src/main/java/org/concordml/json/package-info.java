/**
 * Reading JSON strictly: what is missing, of another type or unknown is refused by its path, with
 * the nearest name.
 *
 * <p>May depend on gson.
 */
@NullMarked
package org.concordml.json;

import org.jspecify.annotations.NullMarked;
