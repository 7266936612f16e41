/**
 * How things are stored, alike in both persistence units, and what a fault of the database means.
 * Persistence descriptors name its classes; whoever shows or logs a fault asks it.
 */
@NullMarked
package org.threeline.kernel.storage;

import org.jspecify.annotations.NullMarked;
