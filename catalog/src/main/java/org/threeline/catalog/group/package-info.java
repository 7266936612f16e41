/**
 * Who answers: support groups of lines 1 to 3 and who belongs to them.
 * The catalogue defines groups; {@code SupportGroups} keeps one row for each and the memberships; the desk asks it
 * who may act.
 */
@NullMarked
package org.threeline.catalog.group;

import org.jspecify.annotations.NullMarked;
