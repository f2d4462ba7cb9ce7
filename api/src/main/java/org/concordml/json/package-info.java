/**
 * JSON, strictly: what is missing, of another type or unknown is refused by its path, with the
 * nearest name; and records as JSON, both ways.
 *
 * <p>May depend on gson.
 */
@NullMarked
package org.concordml.json;

import org.jspecify.annotations.NullMarked;
