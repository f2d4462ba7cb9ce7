/**
 * From a CSV to numbers. {@link org.concordml.data.TabularData} is what a split starts from.
 * Tablesaw is imported in this package only.
 */
package org.concordml.data;
