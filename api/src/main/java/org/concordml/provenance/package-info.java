/**
 * Where a result comes from: {@link org.concordml.provenance.Provenance} says when, by which
 * program and on which Java it was made, {@link org.concordml.provenance.EngineIdentity} which
 * library did the arithmetic. What a reader needs to run it again.
 */
@NullMarked
package org.concordml.provenance;

import org.jspecify.annotations.NullMarked;
