/**
 * Recipes beside linear models on many small tables, by repeated cross-validation. Not published.
 */
package org.concordml.benchmarks.protocol;
