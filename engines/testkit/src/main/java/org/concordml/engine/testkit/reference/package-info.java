/** The formulas of network, loss and optimizer in plain loops of float64: right by reading them. */
package org.concordml.engine.testkit.reference;
