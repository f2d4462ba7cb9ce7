/**
 * The words of a command line: how one value is read (a number, a list, a table, in the locale's
 * charset), which options were given, and how the setting of a library error is typed.
 *
 * <p>Depends on no other package of the command line.
 */
package org.concordml.cli.argument;
