/**
 * Runs that were made before: where they are kept, how they are made again, what they differ in.
 */
package org.concordml.cli.run;
