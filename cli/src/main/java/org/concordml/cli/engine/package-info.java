/** From the names of engines on the command line to engines that are loaded. */
package org.concordml.cli.engine;
