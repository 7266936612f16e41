/**
 * What must be filled in: the questions of a service, when each is asked, and whether the answers fit.
 * The catalogue defines forms; filing a request checks answers with {@code FormAnswers}; pages draw the fields.
 */
@NullMarked
package org.threeline.catalog.form;

import org.jspecify.annotations.NullMarked;
