/**
 * A saved model over HTTP: {@link org.concordml.serve.ModelServer}.
 *
 * <p>Nothing of a request is kept or logged but counts and times.
 */
@NullMarked
package org.concordml.serve;

import org.jspecify.annotations.NullMarked;
