/**
 * Who must hear of what happened: notifications in the page, written in the transaction of what they tell.
 * It listens to tickets and escalations; neither knows it.
 */
package org.threeline.desk.notify;
