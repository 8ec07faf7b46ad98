package org.exeat.server.web;

import java.util.Optional;
import org.exeat.lane.PortChanges;

/**
 * What takes two people at the port.
 *
 * @param changes empty where nothing is kept, so that nothing can be held
 */
public record Changes(Optional<PortChanges> changes) {}
