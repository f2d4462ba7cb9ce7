/** Models on the command line: where they are saved, and what is told of one. */
package org.concordml.cli.model;
