/**
 * What the zip holds beside jars: completions and manual pages, made of the command line itself.
 */
@NullMarked
package org.concordml.distribution;

import org.jspecify.annotations.NullMarked;
