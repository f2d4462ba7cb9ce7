/**
 * The command line: one file a command, each turning options into one library call, a renderer and
 * an exit code. Output goes to the writers picocli was given, so that tests run it in-process.
 */
package org.concordml.cli;
