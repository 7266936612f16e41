/**
 * Where the time goes between the lines, who hands on to whom, and why promises are broken: figures over many tickets,
 * read from what the job {@code hand-over-figures} keeps of their ways (docs/reports.md).
 */
@NullMarked
package org.threeline.desk.report;

import org.jspecify.annotations.NullMarked;
