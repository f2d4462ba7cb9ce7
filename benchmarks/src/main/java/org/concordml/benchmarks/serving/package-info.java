/**
 * How many requests {@code concord serve} answers, and how soon: {@link
 * org.concordml.benchmarks.serving.ServeLoad} starts a server as a process of its own and asks it
 * on many connections at the same time.
 */
package org.concordml.benchmarks.serving;
