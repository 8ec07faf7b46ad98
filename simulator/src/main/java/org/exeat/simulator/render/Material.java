package org.exeat.simulator.render;

/**
 * What a surface is made of.
 *
 * @param colour share of light that it gives back, linear, 0 to 1; of a {@link Finish#LAMP} the
 *     light it gives, in thousands of candela per square metre
 * @param nearInfrared share that it gives back at 850 nm, 0 to 1
 */
public record Material(Finish finish, Rgb colour, float nearInfrared) {
  /** The same in another shade. */
  public Material scaled(float factor) {
    return new Material(finish, colour.scaled(factor), Math.min(1, nearInfrared * factor));
  }
}
