import { z } from 'zod';

// A page whose policy forbids eval must not even be asked whether it does: schemas are checked without compiled code.
z.config({ jitless: true });
