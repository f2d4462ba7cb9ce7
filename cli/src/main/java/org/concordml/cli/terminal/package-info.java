/**
 * What a command prints to: stdout with its failures, a terminal and its width, and the lines and
 * tables that fit in it.
 *
 * <p>Depends on no other package, neither of the command line nor of the library.
 */
package org.concordml.cli.terminal;
