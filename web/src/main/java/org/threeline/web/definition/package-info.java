/**
 * What pages have in common that edit one definition of the catalogue: publishing it, who was quicker, its versions.
 * Pages of calendars, groups and agreements build on it.
 */
package org.threeline.web.definition;
