/** The portable functions, where the kernels look for them. */
export { exp, ln, setArithmetic } from '../../arithmetic/assembly/exp-and-ln';
