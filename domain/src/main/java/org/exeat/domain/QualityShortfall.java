package org.exeat.domain;

public record QualityShortfall(String measure) {}
