/** Reads the golden values that tests of several packages compare with. */
package org.concordml.golden;
