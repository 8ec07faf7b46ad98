package org.exeat.simulator.traffic;

import org.exeat.simulator.people.Identity;

/** Where people come from. */
interface People {
  /** The synthetic people of the simulator. */
  People SYNTHETIC =
      new People() {
        @Override
        public Identity adult(long seed) {
          return Identity.of(seed);
        }

        @Override
        public Identity child(long seed, double age) {
          return Identity.child(seed, Math.min(17, age));
        }

        @Override
        public Identity sibling(Identity person, long seed) {
          return person.sibling(seed);
        }
      };

  Identity adult(long seed);

  Identity child(long seed, double age);

  Identity sibling(Identity person, long seed);
}
