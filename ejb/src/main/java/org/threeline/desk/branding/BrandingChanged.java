package org.threeline.desk.branding;

/** The desk looks different from now on. */
public record BrandingChanged() {}
