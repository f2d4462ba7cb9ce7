/**
 * What a job came to, apart from how it is written down: {@link org.concordml.report.JobReport} and
 * its forms side by side.
 */
package org.concordml.report;
