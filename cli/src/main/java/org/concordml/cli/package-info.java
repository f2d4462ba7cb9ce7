/**
 * The command line: one file a command, each turning options into one library call, a renderer and
 * an exit code. Output goes to the writers picocli was given, so that tests run it in-process.
 *
 * <p>Beside the commands stand the process ({@code Main}), its exit codes and its failures. What
 * the commands have in common lies in rooms below, each of which knows those after it only: {@code
 * engine}, the choice of engines; {@code run}, runs that were made before; {@code model}, saved
 * models; {@code prediction}, scoring with one; {@code output}, what is printed; {@code option},
 * what can be asked for; {@code argument}, how a word of the command line is read; {@code
 * terminal}, what it is printed to.
 */
package org.concordml.cli;
