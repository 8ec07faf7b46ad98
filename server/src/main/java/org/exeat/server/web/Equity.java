package org.exeat.server.web;

import java.util.Optional;
import org.exeat.records.disclosure.EquityMonitor;

/**
 * The port's equity monitor.
 *
 * @param monitor empty where no law lets it count
 */
public record Equity(Optional<EquityMonitor> monitor) {}
