/**
 * What is asked of an engine, a class a question: an engine's test module extends {@link
 * org.concordml.engine.testkit.contract.BackendContract} with five lines and inherits all of it.
 */
package org.concordml.engine.testkit.contract;
